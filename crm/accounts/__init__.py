"""People of the office: who signs in, in which division, with which seat."""
