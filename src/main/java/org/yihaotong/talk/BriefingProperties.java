package org.yihaotong.talk;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How emergency services get what is known of a matter.
 *
 * @param to by service ({@code 110}); one that is not here is told by word of mouth
 * @param timeout how long one try may take
 * @param tries how often each way is tried
 * @param pause between two tries
 */
@Validated
@ConfigurationProperties("yihaotong.talk.briefing")
record BriefingProperties(@DefaultValue Map<String, @Valid Route> to,
		@DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration timeout,
		@DefaultValue("3") @Min(1) @Max(10) int tries,
		@DefaultValue("2s") @DurationMin(millis = 0) @DurationMax(seconds = 30) Duration pause) {

	BriefingProperties {
		to = Map.copyOf(to);
	}

	Optional<Route> route(String service) {
		return Optional.ofNullable(this.to.get(service)).filter(Route::open);
	}

	/**
	 * Where to: by HTTPS where there is an address, by mail where there is none or it
	 * failed.
	 *
	 * @param url takes a POST; {@code http} on this machine only
	 * @param token sent as a bearer token; may be empty
	 * @param mail an address; may be empty
	 */
	record Route(@DefaultValue("") String url, @DefaultValue("") String token, @DefaultValue("") @Email String mail) {

		Route {
			if (!url.isEmpty() && !safe(URI.create(url))) {
				throw new IllegalArgumentException(
						"A briefing goes by https, or by http on this machine, not to " + url);
			}
			if (token.chars().anyMatch((character) -> character < '!' || character > '~')) {
				throw new IllegalArgumentException("A token has printable ASCII characters alone");
			}
		}

		private static boolean safe(URI uri) {
			String host = uri.getHost();
			return host != null && ("https".equals(uri.getScheme())
					|| "http".equals(uri.getScheme()) && (host.equals("localhost") || loopback(host)));
		}

		/** Only what is an address already: no name is looked up. */
		private static boolean loopback(String host) {
			try {
				return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

		boolean open() {
			return !this.url.isEmpty() || !this.mail.isEmpty();
		}

		@Override
		public String toString() {
			return this.url.isEmpty() ? this.mail : this.url;
		}

	}

}
