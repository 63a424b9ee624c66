# SPDX-License-Identifier: GPL-3.0-or-later
"""How QGIS reaches the network, in the variables that pip and uv understand."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

CERTIFICATES = "certificates.pem"


def variables(address: str, folder: Path) -> dict[str, str]:
    """The proxy that QGIS takes for an address, and the certificates that its user trusts; main thread.

    Args:
        address: Where pip will go.
        folder: Where the certificates can be put.
    """
    return {**_proxy(address), **_certificates(folder)}


def _proxy(address: str) -> dict[str, str]:
    """The proxy for an address, of HTTP only: pip knows no others."""
    found = QgsNetworkAccessManager.instance().proxyFactory().queryProxy(QNetworkProxyQuery(QUrl(address)))
    http = (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy)
    proxy = next((one for one in found if one.type() in http and one.hostName()), None)
    if proxy is None:
        return {}
    password = f":{quote(proxy.password(), safe='')}" if proxy.password() else ""
    user = f"{quote(proxy.user(), safe='')}{password}@" if proxy.user() else ""
    url = f"http://{user}{proxy.hostName()}:{proxy.port()}"
    return {"http_proxy": url, "https_proxy": url}


def _certificates(folder: Path) -> dict[str, str]:
    """The certificates that QGIS trusts, where its user has added to what the system trusts."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not (manager.databaseCAs() or manager.extraFileCAs()):
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    bundle = folder / CERTIFICATES
    bundle.write_bytes(bytes(manager.trustedCaCertsPemText()))
    return {"PIP_CERT": str(bundle), "SSL_CERT_FILE": str(bundle)}  # of pip and of uv
