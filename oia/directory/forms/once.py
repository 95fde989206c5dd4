"""Forms that tell of a new record what is called so and is here already."""

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext_lazy as _

from oia.core import sightings
from oia.core.models import SightRoad
from oia.directory.merging.doubles import like_new


class Once(forms.ModelForm):
    """For forms in groups. A new record is told of those of its name that are here already, and
    saved if it is another. `called` is the field of its name, which stands first.
    """

    another = forms.BooleanField(
        label=_("It is another one"),
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
    alike = ()
    called = "name"
    is_here = _("This name is here already. Look below whether it is the one you mean.")

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        if self.instance.pk:
            del self.fields["another"]
        else:
            box = Field("another", template="directory/_alike.html")
            self.helper.layout[0].fields.insert(1, box)  # below the name

    def those_alike(self):
        """Those that the user may see which seem to be the record that is typed."""
        return like_new(self.instance, self.user)

    def _post_clean(self):
        super()._post_clean()
        if "another" in self.fields and self.called in self.cleaned_data:
            self.alike = self.those_alike()
            if self.alike and not self.cleaned_data["another"]:
                self.add_error(self.called, self.is_here)
        if self.errors:  # they stand on the page that is shown once more
            sightings.note_shown(self.alike, self.user, SightRoad.SEARCH)
