-- The same citizen's earlier contacts, latest first.
create index contact_phone on contact (phone, received_at) where phone is not null;
