-- error: every desa has an official name, a kecamatan, a centre inside Indonesia, an area and a census count
select 'data/reference/rembang-desa.csv: desa ' || code || ' lacks a name, kecamatan, centre, area or census count' as problem
from int_desa
where name is null
  or kecamatan is null
  or kecamatan_sp2020 is null
  or kecamatan_terrain is null
  or population_sp2010 is null
  or not coalesce(lat between -11.5 and 6.5 and lon between 94.5 and 141.5, false)
  or not coalesce(area_km2 > 0, false)
