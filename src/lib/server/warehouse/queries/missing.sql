-- What was not reported: a row per month and desa with the number of segments missing, or, where more than $listed desa
-- of a month are missing something, one row of the month (code null) with the number of desa.
with missing as (
  select
    desa.code,
    desa.name,
    desa.kecamatan,
    periods.period,
    (3 - count(members.segment))::integer as segments
  from periods
  cross join desa
  left join members_monthly as members
    on members.level = 'desa'
    and members.code = desa.code
    and members.period = periods.period
    and members.segment <> 'total'
  group by all
  having count(members.segment) < 3
),

counted as (
  select *, count(*) over (partition by period)::integer as desa
  from missing
),

problems as (
  select period, code, name, kecamatan, segments as missing
  from counted
  where desa <= $listed
  union all
  select distinct period, null, null, null, desa
  from counted
  where desa > $listed
)

select * from problems
order by period desc, code
