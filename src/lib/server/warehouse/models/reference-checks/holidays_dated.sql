-- error: every holiday has a date that exists, once, with a name, a known kind and status, and a source
select 'data/reference/holidays.csv: "' || coalesce(date, '') || '" (' || coalesce(name, '') || ') is no date, write 2026-12-25' as problem
from stg_holidays
where not regexp_full_match(coalesce(date, ''), '\d{4}-\d{2}-\d{2}') or try_cast(date as date) is null
union all
select 'data/reference/holidays.csv: ' || date || ' appears ' || count(*) || ' times: ' || string_agg(name, ', ' order by name)
from stg_holidays
group by date
having count(*) > 1
union all
select 'data/reference/holidays.csv: ' || date || ' (' || coalesce(name, '') || ') has the kind "' || coalesce(kind, '')
  || '" and the status "' || coalesce(status, '') || '", write libur-nasional or cuti-bersama, decided or predicted'
from stg_holidays
where coalesce(kind, '') not in ('libur-nasional', 'cuti-bersama') or coalesce(status, '') not in ('decided', 'predicted')
union all
select 'data/reference/holidays.csv: ' || date || ' has no name or no source'
from stg_holidays
where coalesce(name, '') = '' or coalesce(source, '') = ''
