package io.volmount.mesos;

/** Masters as the operator reaches them: with a token or a password, and with an authority that is trusted. */
@FunctionalInterface
public interface Masters {
    /**
     * The master with this URL. Nothing is sent to it yet.
     *
     * @throws io.volmount.document.InvalidInput if the authority's certificate cannot be used
     */
    MesosMaster at(MasterUrl url);
}
