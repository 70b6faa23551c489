package org.yihaotong.intake.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/**
 * Keeps one address from flooding the queue or searching it for numbers. Counted in this
 * process over whole windows, in bounded memory.
 */
@Component
public class CitizenLimits {

	private static final int MOST_ADDRESSES = 50_000;

	private final Cache<String, AtomicInteger> sent;

	private final Cache<String, AtomicInteger> looked;

	private final AppProperties properties;

	CitizenLimits(AppProperties properties) {
		this.properties = properties;
		this.sent = counters(properties.window());
		this.looked = counters(properties.window());
	}

	private static Cache<String, AtomicInteger> counters(Duration window) {
		return Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterWrite(window).build();
	}

	/**
	 * Counts a request that is sent.
	 * @param address from where
	 * @throws AppRefused when it is one too many
	 */
	public void send(String address) {
		count(this.sent, address, this.properties.sent());
	}

	/**
	 * Counts a look at a request, a rating or a suggestion.
	 * @param address from where
	 * @throws AppRefused when it is one too many
	 */
	public void look(String address) {
		count(this.looked, address, this.properties.looked());
	}

	private static void count(Cache<String, AtomicInteger> counters, String address, int limit) {
		if (counters.get(address, (first) -> new AtomicInteger()).incrementAndGet() > limit) {
			throw AppRefused.tooMany();
		}
	}

}
