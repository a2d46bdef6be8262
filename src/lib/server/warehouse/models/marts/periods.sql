-- Grain: month, from the first to the last with any enrollment. How many desa reported at least one segment; 0 where a
-- whole month is missing.
with reported as (
  select period, count(distinct desa_code)::integer as desa_reported, bool_or(simulated) as simulated
  from int_members
  where reported
  group by period
),

span as (
  select strftime(month, '%Y-%m') as period
  from (
    select unnest(
      generate_series(
        strptime(min(period), '%Y-%m')::date, strptime(max(period), '%Y-%m')::date, interval 1 month
      )
    ) as month
    from reported
  )
),

months as (
  select
    span.period,
    coalesce(reported.desa_reported, 0)::integer as desa_reported,
    coalesce(reported.simulated, false) as simulated
  from span
  left join reported on reported.period = span.period
)

select * from months
order by period
