create table audit (
  id integer primary key autoincrement not null,
  at integer not null,
  actor_id text,
  actor_name text not null,
  actor_kind text not null,
  origin text not null,
  action text not null,
  object_kind text not null,
  object_id text,
  details text not null
);
create index audit_at on audit (at);
create index audit_object on audit (object_kind, object_id);
create trigger audit_no_update before update on audit
begin
  select raise(abort, 'the audit is append-only');
end;
create trigger audit_no_delete before delete on audit
begin
  select raise(abort, 'the audit is append-only');
end;
-- `insert or replace` deletes without asking the trigger above.
create trigger audit_no_replace before insert on audit when exists (select 1 from audit where id = new.id)
begin
  select raise(abort, 'the audit is append-only');
end;
