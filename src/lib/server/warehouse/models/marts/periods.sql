-- Grain: month with any enrollment. How many desa reported at least one segment.
with months as (
  select
    period,
    count(distinct desa_code)::integer as desa_reported,
    bool_or(simulated) as simulated
  from int_members
  where reported
  group by period
)

select * from months
order by period
