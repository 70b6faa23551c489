create table member_unit (
	code text primary key,
	name_zh text not null unique,
	name_en text not null,
	kind text not null
);

-- Stands in for the traffic police's register; invented data only.
create table stand_in_vehicle (
	plate text primary key,
	owner_phone text not null
);
