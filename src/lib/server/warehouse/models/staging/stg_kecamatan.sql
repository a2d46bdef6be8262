-- One row per kecamatan of the scope: census counts, terrain.
with facts as (
  select
    code,
    bps_code,
    n_desa::integer as desa_count,
    population_sp2010::integer as population_sp2010,
    population_sp2020::integer as population_sp2020,
    area_km2::double as area_km2,
    terrain
  from read_csv(getvariable('reference_dir') || '/rembang-kecamatan.csv', header = true, all_varchar = true)
  where starts_with(code, getvariable('scope') || '.')
)

select * from facts
