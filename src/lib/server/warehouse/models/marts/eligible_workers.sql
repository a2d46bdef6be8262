-- Grain: denominator × segment (and total) × level × code. Estimate, 95% and 80% interval, people.
-- A segment without a base in the set has no row.
with estimates as (
  select denominator, segment, level, code, eligible, eligible_low, eligible_high, eligible_low80, eligible_high80
  from model_eligible
)

select * from estimates
order by denominator, segment, level, code
