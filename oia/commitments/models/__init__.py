from oia.commitments.models.commitment import Commitment
from oia.commitments.models.report import CommitmentReport

__all__ = ["Commitment", "CommitmentReport"]
