-- One row per desa of the scope: centre, area, coast, census 2010.
with facts as (
  select
    code,
    bps_code,
    type,
    kecamatan_code,
    lat::double as lat,
    lon::double as lon,
    area_km2::double as area_km2,
    coast_km::double as coast_km,
    population_sp2010::integer as population_sp2010
  from read_csv(getvariable('reference_dir') || '/rembang-desa.csv', header = true, all_varchar = true)
  where starts_with(code, getvariable('scope') || '.')
)

select * from facts
