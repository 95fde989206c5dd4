"""How alike two names are, however they are written, and which of very many are like one."""
