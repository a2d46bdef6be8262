-- People of an area by payer, first month and age in months, up to one month: how many began, in the report of their first
-- month, and how many of them a later report has as active or in arrears. Only desa that reported the later month
-- count; `unreported` began in the others. A null bind, and segment total, mean "all".
with wanted as (
  select
    period,
    desa_code,
    segment,
    payer,
    first_month,
    people,
    left(period, 4)::integer * 12 + right(period, 2)::integer as month,
    left(first_month, 4)::integer * 12 + right(first_month, 2)::integer as started,
    month - left(paid_through, 4)::integer * 12 - right(paid_through, 2)::integer as months_late,
    if(status = '', months_late <= 0, status = 'aktif') as is_active,
    if(status = '', months_late between 1 and $grace, status = 'menunggak') as in_arrears
  from member_groups
  where period <= $period
    and first_month <> ''
    and $segment in ('total', segment)
    and ($kecamatan is null or desa_code in (select code from desa where kecamatan_code = $kecamatan))
),

began as (
  select payer, desa_code, segment, first_month, started, sum(people) as people
  from wanted
  where period = first_month
  group by payer, desa_code, segment, first_month, started
),

later as (
  select
    payer,
    desa_code,
    segment,
    started,
    month,
    coalesce(sum(people) filter (where is_active), 0) as active,
    coalesce(sum(people) filter (where in_arrears), 0) as arrears
  from wanted
  where month - started between 0 and $oldest
  group by payer, desa_code, segment, started, month
),

reports as (
  select code as desa_code, segment, left(period, 4)::integer * 12 + right(period, 2)::integer as month
  from members_monthly
  where level = 'desa' and segment <> 'total' and period <= $period
),

ages as (
  select unnest(generate_series(0, $oldest))::integer as age
),

last_month as (
  select left($period, 4)::integer * 12 + right($period, 2)::integer as month
),

cells as (
  select
    began.payer,
    began.first_month,
    ages.age,
    began.people,
    reports.month is not null as reported,
    coalesce(later.active, 0) as active,
    coalesce(later.arrears, 0) as arrears
  from began
  cross join ages
  inner join last_month on last_month.month >= began.started + ages.age
  left join reports
    on reports.desa_code = began.desa_code
    and reports.segment = began.segment
    and reports.month = began.started + ages.age
  left join later
    on later.payer = began.payer
    and later.desa_code = began.desa_code
    and later.segment = began.segment
    and later.started = began.started
    and later.month = began.started + ages.age
)

select
  payer,
  first_month,
  age,
  coalesce(sum(people) filter (where reported), 0)::integer as began,
  coalesce(sum(active) filter (where reported), 0)::integer as active,
  coalesce(sum(arrears) filter (where reported), 0)::integer as arrears,
  coalesce(sum(people) filter (where not reported), 0)::integer as unreported
from cells
group by payer, first_month, age
order by first_month, payer, age
