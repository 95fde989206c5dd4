"""Finding any record of the office by what people remember of it."""
