-- One row per month, desa, segment and payer: stocks (active, arrears) and flows (new, ended), people.
-- `reported` is true on every payer of a desa, segment and month for which an active count was given, be it 0.
-- What the source says counts as it is; else the status follows from the last month paid: paid up is active, then arrears for
-- the months of grace; new and ended are flows of one month. People who left long ago are an active count of 0: their desa
-- has reported.
with said as (
  select period, desa_code, segment, payer, status, people, simulated
  from stg_enrollment
  where status <> ''
),

dated as (
  select
    *,
    (left(period, 4)::integer - left(paid_through, 4)::integer) * 12
    + right(period, 2)::integer - right(paid_through, 2)::integer as months_late
  from stg_enrollment
  where status = '' and (first_month is null or first_month <= period)
),

followed as (
  select period, desa_code, segment, payer, 'aktif' as status, if(months_late <= 0, people, 0) as people, simulated
  from dated
  union all
  select period, desa_code, segment, payer, 'menunggak' as status, people, simulated
  from dated
  where months_late between 1 and getvariable('grace_months')
  union all
  select period, desa_code, segment, payer, 'berakhir' as status, people, simulated
  from dated
  where months_late = getvariable('grace_months') + 1
  union all
  select period, desa_code, segment, payer, 'baru' as status, people, simulated
  from dated
  where first_month = period and months_late <= 0
),

statuses as (
  select * from said
  union all
  select * from followed
),

pivoted as (
  select
    period,
    desa_code,
    segment,
    payer,
    coalesce(sum(people) filter (where status = 'aktif'), 0)::integer as active,
    coalesce(sum(people) filter (where status = 'menunggak'), 0)::integer as arrears,
    coalesce(sum(people) filter (where status = 'baru'), 0)::integer as new,
    coalesce(sum(people) filter (where status = 'berakhir'), 0)::integer as ended,
    bool_or(status = 'aktif') as has_active,
    bool_or(simulated) as simulated
  from statuses
  group by period, desa_code, segment, payer
),

flagged as (
  select
    * exclude (has_active),
    bool_or(has_active) over (partition by period, desa_code, segment) as reported
  from pivoted
)

select * from flagged
