-- Grain: month, from the first to the last with any enrollment. How many desa reported at least one segment; 0 where a
-- whole month is missing. What its source gives: a status that it never says is unknown, not 0; one that follows from last
-- months paid is given; who has left is listed when somebody is whose grace has run out.
with reported as (
  select period, count(distinct desa_code)::integer as desa_reported, bool_or(simulated) as simulated
  from int_members
  where reported
  group by period
),

given as (
  select
    period,
    bool_or(status = '') as status_follows,
    bool_or(status in ('', 'menunggak')) as gives_arrears,
    bool_or(status in ('', 'baru')) as gives_new,
    bool_or(status in ('', 'berakhir')) as gives_ended,
    bool_or(
      status = ''
      and (left(period, 4)::integer - left(paid_through, 4)::integer) * 12
      + right(period, 2)::integer - right(paid_through, 2)::integer > getvariable('grace_months')
    ) as lists_ended
  from stg_enrollment
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
    coalesce(given.status_follows, false) as status_follows,
    coalesce(given.gives_arrears, false) as gives_arrears,
    coalesce(given.gives_new, false) as gives_new,
    coalesce(given.gives_ended, false) as gives_ended,
    coalesce(given.lists_ended, false) as lists_ended,
    coalesce(reported.simulated, false) as simulated
  from span
  left join reported on reported.period = span.period
  left join given on given.period = span.period
)

select * from months
order by period
