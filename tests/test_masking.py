# SPDX-License-Identifier: GPL-3.0-or-later
"""No password of a source reaches a sentence."""

from __future__ import annotations

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.text.masking import masked


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("PG:host=h user=u password=hunter2 dbname=d", "PG:host=h user=u password=*** dbname=d"),
        ("PG:host=h password='a b\\'c hunter2' dbname=d", "PG:host=h password=*** dbname=d"),
        ("PG:dbname=d password = hunter2", "PG:dbname=d password = ***"),
        ("PG:\"dbname='d' password='hunter2'\"", "PG:\"dbname='d' password=***\""),
        ("dbname='d' user='u' password='hunter2' key='id' table=\"s\".\"t\" (g)",
         "dbname='d' user='u' password=*** key='id' table=\"s\".\"t\" (g)"),
        ("postgresql://u:hunter2@h:5432/d?sslmode=require", "postgresql://u:***@h:5432/d?sslmode=require"),
        ("postgresql://u:hunter2@x@h/d", "postgresql://u:***@h/d"),
        ("https://u:hun@ter/2#x?y@h/simple", "https://u:***@h/simple"),
        ("https://u:12345hunter/2@h/simple", "https://u:***@h/simple"),
        ("pip --proxy http://u:hunter2@p:8080 --cert x", "pip --proxy http://u:***@p:8080 --cert x"),
        ("HTTP_PROXY=bob:hunter2@proxy:80", "HTTP_PROXY=***@proxy:80"),
        ("global.proxy = 'bob:hunter2@h'", "global.proxy = '***@h'"),
        ("curl -u bob:hunter2 http://h", "curl -u bob:*** http://h"),
        ("GDAL_HTTP_USERPWD bob:hunter2", "GDAL_HTTP_USERPWD bob:***"),
        ("password='it''s hunter2' x", "password=*** x"),
        ("password=a'hunter2 x", "password=*** x"),
        ("password=a\\ hunter2 x", "password=*** x"),
        ("password: hunter2", "password: ***"),
        ("X-Api-Key: hunter2", "X-Api-Key: ***"),
        ("Cookie: session=hunter2", "Cookie: ***"),
        ("<password><![CDATA[hunter2]]></password>", "<password>***</password>"),
        ('<Header name="Authorization">Bearer hunter2</Header>', '<Header name="Authorization">***</Header>'),
        ("https://h/?sessionid=hunter2", "https://h/?sessionid=***"),
        ("https://h/?api.key=hunter2", "https://h/?api.key=***"),
        ("https://hunter2:x-oauth-basic@h/x", "https://***@h/x"),
        ("jdbc:oracle:thin:bob/hunter2@h:1521:x", "jdbc:oracle:thin:bob/***@h:1521:x"),
        ("ghp_hunter2hunter2hunter2hunter2", "***"),
        ("conda --token hunter2 install", "conda --token *** install"),
        ("/vsicurl/https://hunter2@h/scene.tif", "/vsicurl/https://***@h/scene.tif"),
        ("/vsicurl/http://h/a.tif?token=hunter2&x=1", "/vsicurl/http://h/a.tif?token=***&x=1"),
        ("/vsicurl/http://h/a.tif?sv=2&sig=hunter2%3D", "/vsicurl/http://h/a.tif?sv=2&sig=***"),
        ("/vsicurl/http://h/a.tif?X-Amz-Signature=hunter2&X-Amz-Date=1",
         "/vsicurl/http://h/a.tif?X-Amz-Signature=***&X-Amz-Date=1"),
        ("/vsicurl?header.Authorization=Bearer%20hunter2&url=http://h/a", "/vsicurl?header.Authorization=***&url=http://h/a"),
        ("/vsicurl?url=http%3A%2F%2Fu%3Ahunter2%40h%2Fa.tif&x=1", "/vsicurl?url=http%3A%2F%2Fu%3A***%40h%2Fa.tif&x=1"),
        ("/vsicurl?url=http%253A%252F%252Fu%253Ahunter2%2540h", "/vsicurl?url=http%253A%252F%252Fu%253A***%2540h"),
        ("/vsicurl?url=http://u%3Ahunter2%40h/a.tif", "/vsicurl?url=http://u%3A***%40h/a.tif"),
        ("/vsicurl?url=http%3a%2f%2fhunter2%40h", "/vsicurl?url=http%3a%2f%2f***%40h"),
        ("/vsicurl?url=http%3A%2F%2Fh%3Ftoken%3Dhunter2", "/vsicurl?url=http%3A%2F%2Fh%3Ftoken%3D***"),
        ("/vsicurl?url=http%3A%2F%2Fh%3Fa%3D1%26sig%3Dhunter2", "/vsicurl?url=http%3A%2F%2Fh%3Fa%3D1%26sig%3D***"),
        ("WFS:http://h/wfs?authkey=hunter2&x=1", "WFS:http://h/wfs?authkey=***&x=1"),
        ("MSSQL:server=s;database=d;uid=u;pwd=hunter2;", "MSSQL:server=s;database=d;uid=u;pwd=***;"),
        ("MYSQL:d,host=h,user=u,password=hunter2,tables=t", "MYSQL:d,host=h,user=u,password=***,tables=t"),
        ("OCI:scott/hunter2@orcl", "OCI:scott/***@orcl"),
        ("<GDAL_WMS><UserPwd>u:hunter2</UserPwd></GDAL_WMS>", "<GDAL_WMS><UserPwd>***</UserPwd></GDAL_WMS>"),
        ('{"url": "x", "api_key": "hunter2"}', '{"url": "x", "api_key": ***}'),
        ("WMS:http://h/wms?LAYERS=a&apikey=hunter2", "WMS:http://h/wms?LAYERS=a&apikey=***"),
    ],
)  # fmt: skip
def test_a_secret_is_hidden_and_the_rest_is_told(source: str, expected: str) -> None:
    assert masked(source) == expected


@pytest.mark.parametrize(
    "text",
    [
        "'/data/passwords/scene.tif' cannot be opened.",
        "/data/key=1/scene.tif",
        'key=\'id\' table="public"."training" (geom)',
        'NETCDF:"scene.nc":reflectance',
        "The field 'token' of 'layer' holds no classes: water, forest.",
        "http://example.org:8080/scene.tif?band=3",
        "/vsicurl?url=http%3A%2F%2Fh%3A8080%2Fa%40b.tif&list_dir=no",
        "/vsicurl?url=http%3A%2F%2Fh%3A8080%3Fmail%3Dme%40h",
        "https://h:443/a@b.tif",
        "No proxy is set: nothing@home",
        "Wavelengths 400:500 nm @ 10 nm",
    ],
)
def test_a_text_without_a_secret_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


def test_an_error_never_tells_a_secret() -> None:
    error = FreeNetError("'PG:host=h password=hunter2' cannot be opened.", "Try /vsicurl/http://u:hunter2@h/x.tif.")
    assert "hunter2" not in f"{error} {error.message} {error.hint} {error.args} {error!r}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["--pass", "password", "://a:", "://", "://a:@", "proxy=", "='pwd'", "<pwd ", "<pwd><![CDATA["]
)
def test_a_text_is_read_in_the_time_that_its_length_takes(part: str) -> None:
    assert masked(part * (100_000 // len(part)))
