-- error: the labour rates of the model are shares between 0 and 1
with rates as (
  unpivot (select share_15_plus, tpak, tpt from int_labour_rates)
  on share_15_plus, tpak, tpt into name indicator value rate
)

select
  indicator || ' of ' || getvariable('scope') || ' is ' || rate
  || ', import it as a share (0.7398), or with the unit %' as problem
from rates
where rate < 0 or rate > 1 or isnan(rate)
