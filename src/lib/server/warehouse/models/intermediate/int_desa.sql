-- One row per desa of the scope: reference facts with the official name and its kecamatan.
with named as (
  select
    desa.code,
    desa.bps_code,
    name.name,
    desa.type,
    desa.kecamatan_code,
    kecamatan_name.name as kecamatan,
    desa.lat,
    desa.lon,
    desa.area_km2,
    desa.coast_km,
    desa.population_sp2010,
    kecamatan.population_sp2020 as kecamatan_sp2020,
    kecamatan.terrain as kecamatan_terrain
  from stg_desa as desa
  left join stg_wilayah as name on name.code = desa.code and name.level = 'desa'
  left join stg_kecamatan as kecamatan on kecamatan.code = desa.kecamatan_code
  left join stg_wilayah as kecamatan_name
    on kecamatan_name.code = desa.kecamatan_code and kecamatan_name.level = 'kecamatan'
)

select * from named
order by code
