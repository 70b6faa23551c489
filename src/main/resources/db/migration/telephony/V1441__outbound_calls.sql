-- Calls that the centre itself began or refused to begin: what the caps are counted from, on all nodes.
create table outbound_call (
	id bigint generated always as identity primary key,
	number text not null,
	ground text not null,
	-- Which cap refused it; null: it was made.
	refused text,
	at timestamptz not null
);

create index outbound_call_number on outbound_call (number, at) where refused is null;
create index outbound_call_at on outbound_call (at) where refused is null;
