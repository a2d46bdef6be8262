-- Grain: date. Days on which offices are closed.
with holidays as (
  select date, name, kind, status, source
  from stg_holidays
)

select * from holidays
order by date
