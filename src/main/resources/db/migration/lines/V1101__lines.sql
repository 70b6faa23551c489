-- A line is data: its stage may be changed here later, so the import of the reference file never overwrites a row.
create table lines (
    number        varchar(16)  primary key,
    position      integer      not null,
    name_zh       varchar(80)  not null,
    name_en       varchar(120) not null,
    owner         varchar(8)   not null,
    mode          varchar(12)  not null check (mode in ('MAIN', 'MERGED', 'DUAL_TRACK')),
    stage         varchar(12)  check (stage in ('DUAL', 'STRIPPED', 'STATIONED')),
    greeting      varchar(200) not null,
    default_major varchar(2),
    check ((mode = 'DUAL_TRACK') = (stage is not null))
);

insert into lines (number, position, name_zh, name_en, owner, mode, greeting)
values ('12345', 0, '12345政务服务便民热线', '12345 City Hotline', 'M01', 'MAIN',
        '您好，这里是12345热线。请慢慢说，是什么事情？需要人工请说人工，或者按0。');
