-- What was not reported: a row per month and desa with the number of segments missing, or, where more than $listed desa
-- of a month are missing something or nobody reported, one row of the month (code null) with the number of desa.
-- `reported`: desa of the month with any count.
with missing as (
  select
    desa.code,
    desa.name,
    desa.kecamatan,
    periods.period,
    periods.desa_reported as reported,
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
  select period, code, name, kecamatan, segments as missing, reported
  from counted
  where desa <= $listed and reported > 0
  union all
  select distinct period, null, null, null, desa, reported
  from counted
  where desa > $listed or reported = 0
)

select * from problems
order by period desc, code
