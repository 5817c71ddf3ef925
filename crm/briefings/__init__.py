"""The briefing pack and the other papers of a delegation."""
