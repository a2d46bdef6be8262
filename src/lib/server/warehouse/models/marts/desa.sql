-- Grain: desa. Facts of the place and its estimated residents.
with facts as (
  select
    desa.code,
    desa.bps_code,
    desa.name,
    desa.type,
    desa.kecamatan_code,
    desa.kecamatan,
    desa.lat,
    desa.lon,
    desa.area_km2,
    desa.coast_km,
    model.terrain,
    model.population,
    desa.population_sp2010
  from int_desa as desa
  inner join model_population as model on model.desa_code = desa.code
)

select * from facts
order by code
