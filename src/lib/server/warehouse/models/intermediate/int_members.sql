-- One row per month, desa, segment and payer: stocks (active, arrears) and flows (new, ended), people.
-- `reported` is true on every payer of a desa, segment and month for which an active count was given, be it 0.
with pivoted as (
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
  from stg_enrollment
  group by period, desa_code, segment, payer
),

flagged as (
  select
    * exclude (has_active),
    bool_or(has_active) over (partition by period, desa_code, segment) as reported
  from pivoted
)

select * from flagged
