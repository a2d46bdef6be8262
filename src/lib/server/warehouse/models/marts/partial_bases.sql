-- Grain: denominator × month × segment (and total) × level × code in which not every desa and segment reported.
-- Eligible workers of those that did: the base that the reported members are compared with; null where none of what reported
-- has a base in the set (only Jakon, by Sakernas).
with reported as (
  select distinct period, segment, desa_code
  from int_members
  where reported
),

sets as (
  select distinct denominator
  from model_eligible
),

desa_segment as (
  select
    sets.denominator,
    reported.period,
    reported.segment,
    desa.code,
    desa.kecamatan_code,
    eligible.eligible
  from reported
  inner join int_desa as desa on desa.code = reported.desa_code
  cross join sets
  left join model_eligible as eligible
    on eligible.denominator = sets.denominator
    and eligible.level = 'desa'
    and eligible.code = reported.desa_code
    and eligible.segment = reported.segment
),

desa_all as (
  select * from desa_segment
  union all
  select denominator, period, 'total' as segment, code, kecamatan_code, eligible
  from desa_segment
),

placed as (
  select
    denominator,
    period,
    segment,
    eligible,
    unnest(
      [
        {level: 'desa', code: code},
        {level: 'kecamatan', code: kecamatan_code},
        {level: 'kabupaten', code: getvariable('scope')}
      ],
      recursive := true
    )
  from desa_all
),

sums as (
  select denominator, period, segment, level, code, sum(eligible)::integer as eligible_reported
  from placed
  group by denominator, period, segment, level, code
),

partial as (
  select sums.*
  from sums
  inner join model_eligible as whole
    on whole.denominator = sums.denominator
    and whole.segment = sums.segment
    and whole.level = sums.level
    and whole.code = sums.code
  where sums.eligible_reported is distinct from whole.eligible
)

select * from partial
order by period, denominator, segment, level, code
