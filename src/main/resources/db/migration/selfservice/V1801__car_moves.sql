-- One row for each wish that a vehicle be moved; without an outcome while the owner is being called.
create table car_move (
	id bigint generated always as identity primary key,
	contact uuid not null,
	plate text not null,
	citizen text,
	requested_at timestamptz not null,
	ended_at timestamptz,
	outcome text check (outcome in ('COMES', 'CANNOT', 'NOT_REACHED', 'NOT_REGISTERED', 'TOO_MANY')),
	case_number text,
	unique (contact, plate),
	check ((outcome is null) = (ended_at is null))
);

create index car_move_plate on car_move (plate, requested_at);
create index car_move_citizen on car_move (citizen, requested_at) where citizen is not null;
create index car_move_unfinished on car_move (requested_at) where outcome is null;
