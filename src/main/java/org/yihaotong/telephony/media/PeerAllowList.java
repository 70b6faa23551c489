package org.yihaotong.telephony.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells whether a peer may speak to a listening socket.
 */
public final class PeerAllowList {

	private final List<Network> networks;

	/**
	 * Reads the list.
	 * @param networks addresses with prefix lengths ({@code 127.0.0.1/32}) or alone
	 * @throws IllegalArgumentException if an entry is neither
	 */
	public PeerAllowList(List<String> networks) {
		this.networks = networks.stream().map(Network::parse).toList();
	}

	/**
	 * Tells whether a peer is on the list.
	 * @param peer its address
	 * @return true if it may speak
	 */
	public boolean allows(InetAddress peer) {
		return this.networks.stream().anyMatch((network) -> network.contains(peer.getAddress()));
	}

	private record Network(byte[] address, int prefix) {

		static Network parse(String text) {
			String[] parts = text.split("/", 2);
			if (!parts[0].matches("[0-9a-fA-F.:]+")) {
				throw new IllegalArgumentException("Not an address: " + text);
			}
			try {
				byte[] address = InetAddress.getByName(parts[0]).getAddress();
				int prefix = (parts.length == 2) ? Integer.parseInt(parts[1]) : address.length * 8;
				if (prefix < 0 || prefix > address.length * 8) {
					throw new IllegalArgumentException("Not a network: " + text);
				}
				return new Network(address, prefix);
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException("Not an address: " + text, ex);
			}
		}

		boolean contains(byte[] peer) {
			if (peer.length != this.address.length) {
				return false;
			}
			for (int bit = 0; bit < this.prefix; bit++) {
				int mask = 0x80 >> (bit % 8);
				if ((peer[bit / 8] & mask) != (this.address[bit / 8] & mask)) {
					return false;
				}
			}
			return true;
		}

	}

}
