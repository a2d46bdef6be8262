-- One row per occupation of the Dukcapil list: what it says about work, shipped and as the branch has set it.
with shipped as (
  select occupation, coalesce(also, '') as also, status as shipped_status, reason
  from read_csv(getvariable('reference_dir') || '/occupations.csv', header = true, all_varchar = true)
),

chosen as (
  select
    shipped.occupation,
    shipped.also,
    coalesce(settings.status, shipped.shipped_status) as status,
    shipped.shipped_status,
    shipped.reason
  from shipped
  left join settings_occupations as settings on settings.occupation = shipped.occupation
)

select * from chosen
