-- How fast agents have been lately, asked for every two seconds.
create index reservation_voice_ended on reservation (ended_at) where channel = 'VOICE' and ended_at is not null;
