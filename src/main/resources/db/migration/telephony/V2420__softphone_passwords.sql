-- Passwords of softphones that are good: at most two a seat, the present one and the one before it until its own end.
-- Neither the password nor its digest is here: both follow from the identifier and the server's secret.
create table softphone_password (
	id uuid primary key,
	seat text not null check (seat ~ '^[0-9]{4}$'),
	-- The agent to whom it was issued.
	holder bigint not null,
	issued_at timestamptz not null,
	expires_at timestamptz not null check (expires_at > issued_at)
);

create index softphone_password_seat on softphone_password (seat, issued_at desc);
create index softphone_password_holder on softphone_password (holder);
create index softphone_password_end on softphone_password (expires_at);
