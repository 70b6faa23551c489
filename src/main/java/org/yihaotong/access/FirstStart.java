package org.yihaotong.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first accounts when there is none at all, so that somebody can sign in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

	private final AccessProperties properties;

	private final StaffAccounts accounts;

	private final PasswordEncoder encoder;

	private final TransactionTemplate transaction;

	FirstStart(AccessProperties properties, StaffAccounts accounts, PasswordEncoder encoder,
			TransactionTemplate transaction) {
		this.properties = properties;
		this.accounts = accounts;
		this.encoder = encoder;
		this.transaction = transaction;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.properties.firstAccounts()) {
			this.transaction.executeWithoutResult((status) -> makeAccounts());
		}
	}

	private void makeAccounts() {
		this.accounts.lockForFirstStart();
		if (!this.accounts.isEmpty()) {
			return;
		}
		List<FirstAccount> first = FirstAccountList.read();
		Map<FirstAccount, String> passwords = passwords(first);
		// One hash for one password: hashing 80 times takes seconds.
		Map<String, String> hashes = passwords.values()
			.parallelStream()
			.distinct()
			.collect(Collectors.toConcurrentMap((password) -> password,
					(password) -> String.valueOf(this.encoder.encode(password))));
		passwords.forEach((account, password) -> this.accounts.add(account, hashes.getOrDefault(password, "")));
		// Inside the transaction: accounts whose passwords nobody has are of no use.
		String file = this.properties.firstPasswordsFile();
		if (!file.isEmpty()) {
			SignInsFile.write(file, passwords);
		}
		log.info("Made {} accounts: agent1 to agent5, supervisor1, admin, and dept-CODE for each member unit; {}",
				first.size(), file.isEmpty() ? "passwords as configured" : "passwords in " + file);
	}

	private Map<FirstAccount, String> passwords(List<FirstAccount> first) {
		Map<FirstAccount, String> passwords = new LinkedHashMap<>();
		String fixed = this.properties.firstPassword();
		first.forEach((account) -> passwords.put(account, fixed.isEmpty() ? RandomPasswords.next() : fixed));
		return passwords;
	}

}
