-- Grain: month × segment (and total) × level × code with at least one reported count. People; sums of what was reported.
-- The total is the sum of the segments; a desa counts as reported in the total when all three segments are.
with desa_segment as (
  select
    period,
    segment,
    desa_code,
    sum(active) as active,
    sum(arrears) as arrears,
    sum(new) as new,
    sum(ended) as ended,
    1 as complete,
    bool_or(simulated) as simulated
  from int_members
  where reported
  group by period, segment, desa_code
),

desa_total as (
  select
    period,
    'total' as segment,
    desa_code,
    sum(active) as active,
    sum(arrears) as arrears,
    sum(new) as new,
    sum(ended) as ended,
    (count(*) = 3)::integer as complete,
    bool_or(simulated) as simulated
  from desa_segment
  group by period, desa_code
),

desa_all as (
  select * from desa_segment
  union all
  select * from desa_total
),

placed as (
  select
    members.*,
    unnest(
      [
        {level: 'desa', code: desa.code},
        {level: 'kecamatan', code: desa.kecamatan_code},
        {level: 'kabupaten', code: getvariable('scope')}
      ],
      recursive := true
    )
  from desa_all as members
  inner join int_desa as desa on desa.code = members.desa_code
),

levels as (
  select
    period,
    segment,
    level,
    code,
    sum(active)::integer as active,
    sum(arrears)::integer as arrears,
    sum(new)::integer as new,
    sum(ended)::integer as ended,
    sum(complete)::integer as desa_reported,
    bool_or(simulated) as simulated
  from placed
  group by period, segment, level, code
)

select * from levels
order by period, segment, level, code
