-- One row per terrain: prior informal and construction shares of the employed (assumptions).
with facts as (
  select terrain, informal_share::double as informal_share, jakon_share::double as jakon_share, note
  from read_csv(getvariable('reference_dir') || '/terrain-priors.csv', header = true, all_varchar = true)
)

select * from facts
