-- Takes a waiting contact out. ARGV: contact.
return leave(ARGV[GIVEN]) and 1 or 0
