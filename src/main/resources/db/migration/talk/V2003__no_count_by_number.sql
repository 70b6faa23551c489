-- The outbound guard counts the calls to the directory (outbound_call): nothing looks parties up by number any more.
drop index talk_party_number;
