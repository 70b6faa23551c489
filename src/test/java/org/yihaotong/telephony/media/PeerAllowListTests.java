package org.yihaotong.telephony.media;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PeerAllowListTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1/32,127.0.0.1,true", "127.0.0.1/32,127.0.0.2,false", "10.1.0.0/20,10.1.15.255,true",
			"10.1.0.0/20,10.1.16.0,false", "10.1.2.3,10.1.2.3,true", "10.1.2.3,10.1.2.4,false",
			"0.0.0.0/0,8.8.8.8,true", "0.0.0.0/0,::1,false", "::1/128,::1,true", "fd00::/8,fd12::1,true",
			"fd00::/8,fe80::1,false" })
	void allowsTheNetworksOfTheList(String network, String peer, boolean allowed) throws Exception {
		assertThat(new PeerAllowList(List.of(network)).allows(InetAddress.getByName(peer))).isEqualTo(allowed);
	}

	@Test
	void allowsNobodyWithAnEmptyList() throws Exception {
		assertThat(new PeerAllowList(List.of()).allows(InetAddress.getByName("127.0.0.1"))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "localhost", "10.0.0.0/33", "10.0.0.0/-1", "asterisk.example/24" })
	void refusesWhatIsNoNetwork(String network) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PeerAllowList(List.of(network)));
	}

}
