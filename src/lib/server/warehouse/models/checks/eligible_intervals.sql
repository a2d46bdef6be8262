-- error: every estimate of eligible workers lies inside its 80% interval, that inside the 95% one, and none is negative
select
  denominator || ' ' || segment || ' ' || code || ': ' || eligible_low || ' ≤ ' || eligible_low80 || ' ≤ ' || eligible
  || ' ≤ ' || eligible_high80 || ' ≤ ' || eligible_high as problem
from eligible_workers
where not (
  0 <= eligible_low
  and eligible_low <= eligible_low80
  and eligible_low80 <= eligible
  and eligible <= eligible_high80
  and eligible_high80 <= eligible_high
)
