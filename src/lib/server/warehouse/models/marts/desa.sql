-- Grain: desa. Facts of the place and its residents: imported ones of a month, or estimated from the censuses.
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
    if(residents.period is null, 'census', 'import') as population_source,
    residents.period as population_period,
    model.share_15_plus,
    model.share_15_source,
    model.informal_share,
    model.jakon_share,
    model.share_source,
    model.classified,
    desa.population_sp2010
  from int_desa as desa
  inner join model_population as model on model.desa_code = desa.code
  left join int_imported_residents as residents on residents.desa_code = desa.code and residents.is_used
)

select * from facts
order by code
