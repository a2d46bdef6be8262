-- Grain: quantity. Standard deviation that the model assumes, and the shipped one where the branch has set another.
with assumptions as (
  select quantity, applies_to, sd, shipped_sd, unit, meaning
  from stg_uncertainty
)

select * from assumptions
order by quantity
