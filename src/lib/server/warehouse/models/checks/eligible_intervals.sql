-- error: every estimate of eligible workers lies inside its interval and is not negative
select denominator || ' ' || segment || ' ' || code || ': ' || eligible_low || ' ≤ ' || eligible || ' ≤ ' || eligible_high as problem
from eligible_workers
where not (0 <= eligible_low and eligible_low <= eligible and eligible <= eligible_high)
