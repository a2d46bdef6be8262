-- One row per stated standard deviation (assumptions); the branch's own setting in the place of the shipped one.
with facts as (
  select quantity, applies_to, sd::double as shipped_sd, unit, meaning
  from read_csv(getvariable('reference_dir') || '/uncertainty.csv', header = true, all_varchar = true)
),

chosen as (
  select
    facts.quantity,
    facts.applies_to,
    coalesce(settings.sd, facts.shipped_sd) as sd,
    facts.shipped_sd,
    facts.unit,
    facts.meaning
  from facts
  left join settings_sds as settings on settings.quantity = facts.quantity
)

select * from chosen
