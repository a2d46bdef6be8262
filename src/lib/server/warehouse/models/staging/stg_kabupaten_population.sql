-- One row per province and kabupaten: name and registered population, 2025.
with facts as (
  select code, name, total::integer as population
  from read_csv(getvariable('reference_dir') || '/kabupaten-population-2025.csv', header = true, all_varchar = true)
)

select * from facts
