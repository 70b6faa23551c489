package org.yihaotong.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;

/**
 * What the modules above give to cases, and a clock that a test sets.
 */
@TestConfiguration(proxyBeanMethods = false)
class CaseParts {

	static final CategoryCode WATER = new CategoryCode("0901");

	static final CategoryCode LAMP = new CategoryCode("1904");

	static final DepartmentCode WATER_BUREAU = new DepartmentCode("M11");

	static final DepartmentCode POLICE = new DepartmentCode("M17");

	static final DepartmentCode HOUSING = new DepartmentCode("M08");

	static final PhoneNumber PHONE = new PhoneNumber("+8613800000042");

	static final Map<ContactId, ContactFacts.Facts> CONTACTS = new ConcurrentHashMap<>();

	static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z"));

	@Bean
	CategoryRules categoryRules() {
		Map<CategoryCode, CategoryRules.CategoryRule> rules = Map.of(WATER,
				new CategoryRules.CategoryRule("停水", Priority.HIGH, 2, 5), LAMP,
				new CategoryRules.CategoryRule("路灯", Priority.NORMAL, 4, 7));
		return (code) -> Optional.ofNullable(rules.get(code));
	}

	@Bean
	ContactFacts contactFacts() {
		return (contact) -> Optional.ofNullable(CONTACTS.get(contact));
	}

	@Bean
	@Primary
	Clock testClock() {
		return new Clock() {
			@Override
			public ZoneId getZone() {
				return ZoneId.of("Asia/Shanghai");
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return Objects.requireNonNull(NOW.get());
			}
		};
	}

	static NewCase request(ContactId contact) {
		return new NewCase(contact, Channel.LETTER, WATER, WATER_BUREAU, "停水两天", "家里停水两天了", "海勃湾区", "张三",
				Optional.of(PHONE), Priority.HIGH, 2, 5);
	}

}
