/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written by openssl_calls.awk; do not edit. */
#ifndef PKI_OPENSSL_CALLS_H
#define PKI_OPENSSL_CALLS_H

/* clang-format off */

#define OPENSSL_FUNCTIONS(use) \
	use(ASN1_INTEGER_to_BN) \
	use(ASN1_PRINTABLE_type) \
	use(ASN1_STRING_get0_data) \
	use(ASN1_STRING_length) \
	use(ASN1_STRING_to_UTF8) \
	use(ASN1_STRING_type) \
	use(ASN1_TIME_to_tm) \
	use(ASN1_TYPE_free) \
	use(ASN1_get_object) \
	use(ASN1_item_d2i_ex) \
	use(BASIC_CONSTRAINTS_free) \
	use(BIO_ctrl) \
	use(BIO_free) \
	use(BIO_new) \
	use(BIO_new_mem_buf) \
	use(BIO_s_secmem) \
	use(BN_bn2dec) \
	use(BN_free) \
	use(BN_num_bits) \
	use(CRYPTO_clear_free) \
	use(CRYPTO_free) \
	use(CRYPTO_malloc) \
	use(CRYPTO_memcmp) \
	use(CRYPTO_secure_clear_free) \
	use(CRYPTO_secure_malloc) \
	use(CRYPTO_secure_malloc_init) \
	use(CRYPTO_secure_malloc_initialized) \
	use(CRYPTO_set_mem_functions) \
	use(ERR_clear_error) \
	use(ERR_peek_error) \
	use(ERR_peek_last_error) \
	use(EVP_DecodeBlock) \
	use(EVP_Digest) \
	use(EVP_EncodeBlock) \
	use(EVP_MD_fetch) \
	use(EVP_PKEY2PKCS8) \
	use(EVP_PKEY_CTX_free) \
	use(EVP_PKEY_CTX_get_app_data) \
	use(EVP_PKEY_CTX_new_from_name) \
	use(EVP_PKEY_CTX_set_app_data) \
	use(EVP_PKEY_CTX_set_cb) \
	use(EVP_PKEY_CTX_set_group_name) \
	use(EVP_PKEY_CTX_set_rsa_keygen_bits) \
	use(EVP_PKEY_free) \
	use(EVP_PKEY_fromdata) \
	use(EVP_PKEY_fromdata_init) \
	use(EVP_PKEY_generate) \
	use(EVP_PKEY_get0_type_name) \
	use(EVP_PKEY_get_base_id) \
	use(EVP_PKEY_get_bits) \
	use(EVP_PKEY_get_bn_param) \
	use(EVP_PKEY_get_group_name) \
	use(EVP_PKEY_keygen_init) \
	use(EVP_aes_256_cbc) \
	use(EVP_sha256) \
	use(EVP_sha384) \
	use(GENERAL_NAMES_free) \
	use(OBJ_find_sigid_algs) \
	use(OBJ_nid2sn) \
	use(OBJ_obj2nid) \
	use(OBJ_obj2txt) \
	use(OPENSSL_cleanse) \
	use(OPENSSL_init_crypto) \
	use(OPENSSL_sk_num) \
	use(OPENSSL_sk_pop_free) \
	use(OPENSSL_sk_value) \
	use(OSSL_DECODER_CTX_free) \
	use(OSSL_DECODER_CTX_new_for_pkey) \
	use(OSSL_DECODER_from_data) \
	use(OSSL_ENCODER_CTX_free) \
	use(OSSL_ENCODER_CTX_new_for_pkey) \
	use(OSSL_ENCODER_to_bio) \
	use(OSSL_LIB_CTX_free) \
	use(OSSL_LIB_CTX_new) \
	use(OSSL_PARAM_BLD_free) \
	use(OSSL_PARAM_BLD_new) \
	use(OSSL_PARAM_BLD_push_BN) \
	use(OSSL_PARAM_BLD_to_param) \
	use(OSSL_PARAM_free) \
	use(OSSL_PROVIDER_load) \
	use(OpenSSL_version) \
	use(PEM_read_bio) \
	use(PEM_read_bio_PKCS8_PRIV_KEY_INFO) \
	use(PEM_read_bio_PrivateKey) \
	use(PEM_write_bio_PKCS8) \
	use(PKCS5_pbe2_set_iv_ex) \
	use(PKCS8_PRIV_KEY_INFO_free) \
	use(PKCS8_pkey_get0) \
	use(PKCS8_set0_pbe_ex) \
	use(X509V3_get_d2i) \
	use(X509_ALGOR_free) \
	use(X509_ALGOR_get0) \
	use(X509_EXTENSION_free) \
	use(X509_EXTENSION_get_object) \
	use(X509_NAME_ENTRY_get_data) \
	use(X509_NAME_ENTRY_get_object) \
	use(X509_NAME_add_entry_by_txt) \
	use(X509_NAME_cmp) \
	use(X509_NAME_entry_count) \
	use(X509_NAME_free) \
	use(X509_NAME_get_entry) \
	use(X509_NAME_new) \
	use(X509_PUBKEY_get) \
	use(X509_PUBKEY_get0_param) \
	use(X509_REQ_free) \
	use(X509_REQ_get_X509_PUBKEY) \
	use(X509_REQ_get_attr_by_NID) \
	use(X509_REQ_get_extensions) \
	use(X509_REQ_get_signature_nid) \
	use(X509_REQ_get_subject_name) \
	use(X509_REQ_it) \
	use(X509_REQ_new) \
	use(X509_REQ_set_pubkey) \
	use(X509_REQ_set_subject_name) \
	use(X509_REQ_set_version) \
	use(X509_REQ_sign) \
	use(X509_REQ_verify) \
	use(X509_SIG_free) \
	use(X509_STORE_CTX_get0_untrusted) \
	use(X509_chain_up_ref) \
	use(X509_free) \
	use(X509_get0_notAfter) \
	use(X509_get0_notBefore) \
	use(X509_get0_pubkey) \
	use(X509_get0_serialNumber) \
	use(X509_get0_signature) \
	use(X509_get_X509_PUBKEY) \
	use(X509_get_ext_d2i) \
	use(X509_get_issuer_name) \
	use(X509_get_subject_name) \
	use(X509_verify) \
	use(d2i_ASN1_SEQUENCE_ANY) \
	use(d2i_AutoPrivateKey) \
	use(d2i_PKCS8PrivateKey_bio) \
	use(d2i_PUBKEY) \
	use(d2i_X509) \
	use(d2i_X509_AUX) \
	use(d2i_X509_REQ) \
	use(i2d_ASN1_SEQUENCE_ANY) \
	use(i2d_PKCS8_PRIV_KEY_INFO) \
	use(i2d_PUBKEY) \
	use(i2d_X509) \
	use(i2d_X509_PUBKEY) \
	use(i2d_X509_REQ)

struct openssl {
	__typeof__(ASN1_INTEGER_to_BN) *ASN1_INTEGER_to_BN;
	__typeof__(ASN1_PRINTABLE_type) *ASN1_PRINTABLE_type;
	__typeof__(ASN1_STRING_get0_data) *ASN1_STRING_get0_data;
	__typeof__(ASN1_STRING_length) *ASN1_STRING_length;
	__typeof__(ASN1_STRING_to_UTF8) *ASN1_STRING_to_UTF8;
	__typeof__(ASN1_STRING_type) *ASN1_STRING_type;
	__typeof__(ASN1_TIME_to_tm) *ASN1_TIME_to_tm;
	__typeof__(ASN1_TYPE_free) *ASN1_TYPE_free;
	__typeof__(ASN1_get_object) *ASN1_get_object;
	__typeof__(ASN1_item_d2i_ex) *ASN1_item_d2i_ex;
	__typeof__(BASIC_CONSTRAINTS_free) *BASIC_CONSTRAINTS_free;
	__typeof__(BIO_ctrl) *BIO_ctrl;
	__typeof__(BIO_free) *BIO_free;
	__typeof__(BIO_new) *BIO_new;
	__typeof__(BIO_new_mem_buf) *BIO_new_mem_buf;
	__typeof__(BIO_s_secmem) *BIO_s_secmem;
	__typeof__(BN_bn2dec) *BN_bn2dec;
	__typeof__(BN_free) *BN_free;
	__typeof__(BN_num_bits) *BN_num_bits;
	__typeof__(CRYPTO_clear_free) *CRYPTO_clear_free;
	__typeof__(CRYPTO_free) *CRYPTO_free;
	__typeof__(CRYPTO_malloc) *CRYPTO_malloc;
	__typeof__(CRYPTO_memcmp) *CRYPTO_memcmp;
	__typeof__(CRYPTO_secure_clear_free) *CRYPTO_secure_clear_free;
	__typeof__(CRYPTO_secure_malloc) *CRYPTO_secure_malloc;
	__typeof__(CRYPTO_secure_malloc_init) *CRYPTO_secure_malloc_init;
	__typeof__(CRYPTO_secure_malloc_initialized) *CRYPTO_secure_malloc_initialized;
	__typeof__(CRYPTO_set_mem_functions) *CRYPTO_set_mem_functions;
	__typeof__(ERR_clear_error) *ERR_clear_error;
	__typeof__(ERR_peek_error) *ERR_peek_error;
	__typeof__(ERR_peek_last_error) *ERR_peek_last_error;
	__typeof__(EVP_DecodeBlock) *EVP_DecodeBlock;
	__typeof__(EVP_Digest) *EVP_Digest;
	__typeof__(EVP_EncodeBlock) *EVP_EncodeBlock;
	__typeof__(EVP_MD_fetch) *EVP_MD_fetch;
	__typeof__(EVP_PKEY2PKCS8) *EVP_PKEY2PKCS8;
	__typeof__(EVP_PKEY_CTX_free) *EVP_PKEY_CTX_free;
	__typeof__(EVP_PKEY_CTX_get_app_data) *EVP_PKEY_CTX_get_app_data;
	__typeof__(EVP_PKEY_CTX_new_from_name) *EVP_PKEY_CTX_new_from_name;
	__typeof__(EVP_PKEY_CTX_set_app_data) *EVP_PKEY_CTX_set_app_data;
	__typeof__(EVP_PKEY_CTX_set_cb) *EVP_PKEY_CTX_set_cb;
	__typeof__(EVP_PKEY_CTX_set_group_name) *EVP_PKEY_CTX_set_group_name;
	__typeof__(EVP_PKEY_CTX_set_rsa_keygen_bits) *EVP_PKEY_CTX_set_rsa_keygen_bits;
	__typeof__(EVP_PKEY_free) *EVP_PKEY_free;
	__typeof__(EVP_PKEY_fromdata) *EVP_PKEY_fromdata;
	__typeof__(EVP_PKEY_fromdata_init) *EVP_PKEY_fromdata_init;
	__typeof__(EVP_PKEY_generate) *EVP_PKEY_generate;
	__typeof__(EVP_PKEY_get0_type_name) *EVP_PKEY_get0_type_name;
	__typeof__(EVP_PKEY_get_base_id) *EVP_PKEY_get_base_id;
	__typeof__(EVP_PKEY_get_bits) *EVP_PKEY_get_bits;
	__typeof__(EVP_PKEY_get_bn_param) *EVP_PKEY_get_bn_param;
	__typeof__(EVP_PKEY_get_group_name) *EVP_PKEY_get_group_name;
	__typeof__(EVP_PKEY_keygen_init) *EVP_PKEY_keygen_init;
	__typeof__(EVP_aes_256_cbc) *EVP_aes_256_cbc;
	__typeof__(EVP_sha256) *EVP_sha256;
	__typeof__(EVP_sha384) *EVP_sha384;
	__typeof__(GENERAL_NAMES_free) *GENERAL_NAMES_free;
	__typeof__(OBJ_find_sigid_algs) *OBJ_find_sigid_algs;
	__typeof__(OBJ_nid2sn) *OBJ_nid2sn;
	__typeof__(OBJ_obj2nid) *OBJ_obj2nid;
	__typeof__(OBJ_obj2txt) *OBJ_obj2txt;
	__typeof__(OPENSSL_cleanse) *OPENSSL_cleanse;
	__typeof__(OPENSSL_init_crypto) *OPENSSL_init_crypto;
	__typeof__(OPENSSL_sk_num) *OPENSSL_sk_num;
	__typeof__(OPENSSL_sk_pop_free) *OPENSSL_sk_pop_free;
	__typeof__(OPENSSL_sk_value) *OPENSSL_sk_value;
	__typeof__(OSSL_DECODER_CTX_free) *OSSL_DECODER_CTX_free;
	__typeof__(OSSL_DECODER_CTX_new_for_pkey) *OSSL_DECODER_CTX_new_for_pkey;
	__typeof__(OSSL_DECODER_from_data) *OSSL_DECODER_from_data;
	__typeof__(OSSL_ENCODER_CTX_free) *OSSL_ENCODER_CTX_free;
	__typeof__(OSSL_ENCODER_CTX_new_for_pkey) *OSSL_ENCODER_CTX_new_for_pkey;
	__typeof__(OSSL_ENCODER_to_bio) *OSSL_ENCODER_to_bio;
	__typeof__(OSSL_LIB_CTX_free) *OSSL_LIB_CTX_free;
	__typeof__(OSSL_LIB_CTX_new) *OSSL_LIB_CTX_new;
	__typeof__(OSSL_PARAM_BLD_free) *OSSL_PARAM_BLD_free;
	__typeof__(OSSL_PARAM_BLD_new) *OSSL_PARAM_BLD_new;
	__typeof__(OSSL_PARAM_BLD_push_BN) *OSSL_PARAM_BLD_push_BN;
	__typeof__(OSSL_PARAM_BLD_to_param) *OSSL_PARAM_BLD_to_param;
	__typeof__(OSSL_PARAM_free) *OSSL_PARAM_free;
	__typeof__(OSSL_PROVIDER_load) *OSSL_PROVIDER_load;
	__typeof__(OpenSSL_version) *OpenSSL_version;
	__typeof__(PEM_read_bio) *PEM_read_bio;
	__typeof__(PEM_read_bio_PKCS8_PRIV_KEY_INFO) *PEM_read_bio_PKCS8_PRIV_KEY_INFO;
	__typeof__(PEM_read_bio_PrivateKey) *PEM_read_bio_PrivateKey;
	__typeof__(PEM_write_bio_PKCS8) *PEM_write_bio_PKCS8;
	__typeof__(PKCS5_pbe2_set_iv_ex) *PKCS5_pbe2_set_iv_ex;
	__typeof__(PKCS8_PRIV_KEY_INFO_free) *PKCS8_PRIV_KEY_INFO_free;
	__typeof__(PKCS8_pkey_get0) *PKCS8_pkey_get0;
	__typeof__(PKCS8_set0_pbe_ex) *PKCS8_set0_pbe_ex;
	__typeof__(X509V3_get_d2i) *X509V3_get_d2i;
	__typeof__(X509_ALGOR_free) *X509_ALGOR_free;
	__typeof__(X509_ALGOR_get0) *X509_ALGOR_get0;
	__typeof__(X509_EXTENSION_free) *X509_EXTENSION_free;
	__typeof__(X509_EXTENSION_get_object) *X509_EXTENSION_get_object;
	__typeof__(X509_NAME_ENTRY_get_data) *X509_NAME_ENTRY_get_data;
	__typeof__(X509_NAME_ENTRY_get_object) *X509_NAME_ENTRY_get_object;
	__typeof__(X509_NAME_add_entry_by_txt) *X509_NAME_add_entry_by_txt;
	__typeof__(X509_NAME_cmp) *X509_NAME_cmp;
	__typeof__(X509_NAME_entry_count) *X509_NAME_entry_count;
	__typeof__(X509_NAME_free) *X509_NAME_free;
	__typeof__(X509_NAME_get_entry) *X509_NAME_get_entry;
	__typeof__(X509_NAME_new) *X509_NAME_new;
	__typeof__(X509_PUBKEY_get) *X509_PUBKEY_get;
	__typeof__(X509_PUBKEY_get0_param) *X509_PUBKEY_get0_param;
	__typeof__(X509_REQ_free) *X509_REQ_free;
	__typeof__(X509_REQ_get_X509_PUBKEY) *X509_REQ_get_X509_PUBKEY;
	__typeof__(X509_REQ_get_attr_by_NID) *X509_REQ_get_attr_by_NID;
	__typeof__(X509_REQ_get_extensions) *X509_REQ_get_extensions;
	__typeof__(X509_REQ_get_signature_nid) *X509_REQ_get_signature_nid;
	__typeof__(X509_REQ_get_subject_name) *X509_REQ_get_subject_name;
	__typeof__(X509_REQ_it) *X509_REQ_it;
	__typeof__(X509_REQ_new) *X509_REQ_new;
	__typeof__(X509_REQ_set_pubkey) *X509_REQ_set_pubkey;
	__typeof__(X509_REQ_set_subject_name) *X509_REQ_set_subject_name;
	__typeof__(X509_REQ_set_version) *X509_REQ_set_version;
	__typeof__(X509_REQ_sign) *X509_REQ_sign;
	__typeof__(X509_REQ_verify) *X509_REQ_verify;
	__typeof__(X509_SIG_free) *X509_SIG_free;
	__typeof__(X509_STORE_CTX_get0_untrusted) *X509_STORE_CTX_get0_untrusted;
	__typeof__(X509_chain_up_ref) *X509_chain_up_ref;
	__typeof__(X509_free) *X509_free;
	__typeof__(X509_get0_notAfter) *X509_get0_notAfter;
	__typeof__(X509_get0_notBefore) *X509_get0_notBefore;
	__typeof__(X509_get0_pubkey) *X509_get0_pubkey;
	__typeof__(X509_get0_serialNumber) *X509_get0_serialNumber;
	__typeof__(X509_get0_signature) *X509_get0_signature;
	__typeof__(X509_get_X509_PUBKEY) *X509_get_X509_PUBKEY;
	__typeof__(X509_get_ext_d2i) *X509_get_ext_d2i;
	__typeof__(X509_get_issuer_name) *X509_get_issuer_name;
	__typeof__(X509_get_subject_name) *X509_get_subject_name;
	__typeof__(X509_verify) *X509_verify;
	__typeof__(d2i_ASN1_SEQUENCE_ANY) *d2i_ASN1_SEQUENCE_ANY;
	__typeof__(d2i_AutoPrivateKey) *d2i_AutoPrivateKey;
	__typeof__(d2i_PKCS8PrivateKey_bio) *d2i_PKCS8PrivateKey_bio;
	__typeof__(d2i_PUBKEY) *d2i_PUBKEY;
	__typeof__(d2i_X509) *d2i_X509;
	__typeof__(d2i_X509_AUX) *d2i_X509_AUX;
	__typeof__(d2i_X509_REQ) *d2i_X509_REQ;
	__typeof__(i2d_ASN1_SEQUENCE_ANY) *i2d_ASN1_SEQUENCE_ANY;
	__typeof__(i2d_PKCS8_PRIV_KEY_INFO) *i2d_PKCS8_PRIV_KEY_INFO;
	__typeof__(i2d_PUBKEY) *i2d_PUBKEY;
	__typeof__(i2d_X509) *i2d_X509;
	__typeof__(i2d_X509_PUBKEY) *i2d_X509_PUBKEY;
	__typeof__(i2d_X509_REQ) *i2d_X509_REQ;
};

#ifndef OPENSSL_BY_NAME
#define ASN1_INTEGER_to_BN (openssl()->ASN1_INTEGER_to_BN)
#define ASN1_PRINTABLE_type (openssl()->ASN1_PRINTABLE_type)
#define ASN1_STRING_get0_data (openssl()->ASN1_STRING_get0_data)
#define ASN1_STRING_length (openssl()->ASN1_STRING_length)
#define ASN1_STRING_to_UTF8 (openssl()->ASN1_STRING_to_UTF8)
#define ASN1_STRING_type (openssl()->ASN1_STRING_type)
#define ASN1_TIME_to_tm (openssl()->ASN1_TIME_to_tm)
#define ASN1_TYPE_free (openssl()->ASN1_TYPE_free)
#define ASN1_get_object (openssl()->ASN1_get_object)
#define ASN1_item_d2i_ex (openssl()->ASN1_item_d2i_ex)
#define BASIC_CONSTRAINTS_free (openssl()->BASIC_CONSTRAINTS_free)
#define BIO_ctrl (openssl()->BIO_ctrl)
#define BIO_free (openssl()->BIO_free)
#define BIO_new (openssl()->BIO_new)
#define BIO_new_mem_buf (openssl()->BIO_new_mem_buf)
#define BIO_s_secmem (openssl()->BIO_s_secmem)
#define BN_bn2dec (openssl()->BN_bn2dec)
#define BN_free (openssl()->BN_free)
#define BN_num_bits (openssl()->BN_num_bits)
#define CRYPTO_clear_free (openssl()->CRYPTO_clear_free)
#define CRYPTO_free (openssl()->CRYPTO_free)
#define CRYPTO_malloc (openssl()->CRYPTO_malloc)
#define CRYPTO_memcmp (openssl()->CRYPTO_memcmp)
#define CRYPTO_secure_clear_free (openssl()->CRYPTO_secure_clear_free)
#define CRYPTO_secure_malloc (openssl()->CRYPTO_secure_malloc)
#define CRYPTO_secure_malloc_init (openssl()->CRYPTO_secure_malloc_init)
#define CRYPTO_secure_malloc_initialized (openssl()->CRYPTO_secure_malloc_initialized)
#define CRYPTO_set_mem_functions (openssl()->CRYPTO_set_mem_functions)
#define ERR_clear_error (openssl()->ERR_clear_error)
#define ERR_peek_error (openssl()->ERR_peek_error)
#define ERR_peek_last_error (openssl()->ERR_peek_last_error)
#define EVP_DecodeBlock (openssl()->EVP_DecodeBlock)
#define EVP_Digest (openssl()->EVP_Digest)
#define EVP_EncodeBlock (openssl()->EVP_EncodeBlock)
#define EVP_MD_fetch (openssl()->EVP_MD_fetch)
#define EVP_PKEY2PKCS8 (openssl()->EVP_PKEY2PKCS8)
#define EVP_PKEY_CTX_free (openssl()->EVP_PKEY_CTX_free)
#define EVP_PKEY_CTX_get_app_data (openssl()->EVP_PKEY_CTX_get_app_data)
#define EVP_PKEY_CTX_new_from_name (openssl()->EVP_PKEY_CTX_new_from_name)
#define EVP_PKEY_CTX_set_app_data (openssl()->EVP_PKEY_CTX_set_app_data)
#define EVP_PKEY_CTX_set_cb (openssl()->EVP_PKEY_CTX_set_cb)
#define EVP_PKEY_CTX_set_group_name (openssl()->EVP_PKEY_CTX_set_group_name)
#define EVP_PKEY_CTX_set_rsa_keygen_bits (openssl()->EVP_PKEY_CTX_set_rsa_keygen_bits)
#define EVP_PKEY_free (openssl()->EVP_PKEY_free)
#define EVP_PKEY_fromdata (openssl()->EVP_PKEY_fromdata)
#define EVP_PKEY_fromdata_init (openssl()->EVP_PKEY_fromdata_init)
#define EVP_PKEY_generate (openssl()->EVP_PKEY_generate)
#define EVP_PKEY_get0_type_name (openssl()->EVP_PKEY_get0_type_name)
#define EVP_PKEY_get_base_id (openssl()->EVP_PKEY_get_base_id)
#define EVP_PKEY_get_bits (openssl()->EVP_PKEY_get_bits)
#define EVP_PKEY_get_bn_param (openssl()->EVP_PKEY_get_bn_param)
#define EVP_PKEY_get_group_name (openssl()->EVP_PKEY_get_group_name)
#define EVP_PKEY_keygen_init (openssl()->EVP_PKEY_keygen_init)
#define EVP_aes_256_cbc (openssl()->EVP_aes_256_cbc)
#define EVP_sha256 (openssl()->EVP_sha256)
#define EVP_sha384 (openssl()->EVP_sha384)
#define GENERAL_NAMES_free (openssl()->GENERAL_NAMES_free)
#define OBJ_find_sigid_algs (openssl()->OBJ_find_sigid_algs)
#define OBJ_nid2sn (openssl()->OBJ_nid2sn)
#define OBJ_obj2nid (openssl()->OBJ_obj2nid)
#define OBJ_obj2txt (openssl()->OBJ_obj2txt)
#define OPENSSL_cleanse (openssl()->OPENSSL_cleanse)
#define OPENSSL_init_crypto (openssl()->OPENSSL_init_crypto)
#define OPENSSL_sk_num (openssl()->OPENSSL_sk_num)
#define OPENSSL_sk_pop_free (openssl()->OPENSSL_sk_pop_free)
#define OPENSSL_sk_value (openssl()->OPENSSL_sk_value)
#define OSSL_DECODER_CTX_free (openssl()->OSSL_DECODER_CTX_free)
#define OSSL_DECODER_CTX_new_for_pkey (openssl()->OSSL_DECODER_CTX_new_for_pkey)
#define OSSL_DECODER_from_data (openssl()->OSSL_DECODER_from_data)
#define OSSL_ENCODER_CTX_free (openssl()->OSSL_ENCODER_CTX_free)
#define OSSL_ENCODER_CTX_new_for_pkey (openssl()->OSSL_ENCODER_CTX_new_for_pkey)
#define OSSL_ENCODER_to_bio (openssl()->OSSL_ENCODER_to_bio)
#define OSSL_LIB_CTX_free (openssl()->OSSL_LIB_CTX_free)
#define OSSL_LIB_CTX_new (openssl()->OSSL_LIB_CTX_new)
#define OSSL_PARAM_BLD_free (openssl()->OSSL_PARAM_BLD_free)
#define OSSL_PARAM_BLD_new (openssl()->OSSL_PARAM_BLD_new)
#define OSSL_PARAM_BLD_push_BN (openssl()->OSSL_PARAM_BLD_push_BN)
#define OSSL_PARAM_BLD_to_param (openssl()->OSSL_PARAM_BLD_to_param)
#define OSSL_PARAM_free (openssl()->OSSL_PARAM_free)
#define OSSL_PROVIDER_load (openssl()->OSSL_PROVIDER_load)
#define OpenSSL_version (openssl()->OpenSSL_version)
#define PEM_read_bio (openssl()->PEM_read_bio)
#define PEM_read_bio_PKCS8_PRIV_KEY_INFO (openssl()->PEM_read_bio_PKCS8_PRIV_KEY_INFO)
#define PEM_read_bio_PrivateKey (openssl()->PEM_read_bio_PrivateKey)
#define PEM_write_bio_PKCS8 (openssl()->PEM_write_bio_PKCS8)
#define PKCS5_pbe2_set_iv_ex (openssl()->PKCS5_pbe2_set_iv_ex)
#define PKCS8_PRIV_KEY_INFO_free (openssl()->PKCS8_PRIV_KEY_INFO_free)
#define PKCS8_pkey_get0 (openssl()->PKCS8_pkey_get0)
#define PKCS8_set0_pbe_ex (openssl()->PKCS8_set0_pbe_ex)
#define X509V3_get_d2i (openssl()->X509V3_get_d2i)
#define X509_ALGOR_free (openssl()->X509_ALGOR_free)
#define X509_ALGOR_get0 (openssl()->X509_ALGOR_get0)
#define X509_EXTENSION_free (openssl()->X509_EXTENSION_free)
#define X509_EXTENSION_get_object (openssl()->X509_EXTENSION_get_object)
#define X509_NAME_ENTRY_get_data (openssl()->X509_NAME_ENTRY_get_data)
#define X509_NAME_ENTRY_get_object (openssl()->X509_NAME_ENTRY_get_object)
#define X509_NAME_add_entry_by_txt (openssl()->X509_NAME_add_entry_by_txt)
#define X509_NAME_cmp (openssl()->X509_NAME_cmp)
#define X509_NAME_entry_count (openssl()->X509_NAME_entry_count)
#define X509_NAME_free (openssl()->X509_NAME_free)
#define X509_NAME_get_entry (openssl()->X509_NAME_get_entry)
#define X509_NAME_new (openssl()->X509_NAME_new)
#define X509_PUBKEY_get (openssl()->X509_PUBKEY_get)
#define X509_PUBKEY_get0_param (openssl()->X509_PUBKEY_get0_param)
#define X509_REQ_free (openssl()->X509_REQ_free)
#define X509_REQ_get_X509_PUBKEY (openssl()->X509_REQ_get_X509_PUBKEY)
#define X509_REQ_get_attr_by_NID (openssl()->X509_REQ_get_attr_by_NID)
#define X509_REQ_get_extensions (openssl()->X509_REQ_get_extensions)
#define X509_REQ_get_signature_nid (openssl()->X509_REQ_get_signature_nid)
#define X509_REQ_get_subject_name (openssl()->X509_REQ_get_subject_name)
#define X509_REQ_it (openssl()->X509_REQ_it)
#define X509_REQ_new (openssl()->X509_REQ_new)
#define X509_REQ_set_pubkey (openssl()->X509_REQ_set_pubkey)
#define X509_REQ_set_subject_name (openssl()->X509_REQ_set_subject_name)
#define X509_REQ_set_version (openssl()->X509_REQ_set_version)
#define X509_REQ_sign (openssl()->X509_REQ_sign)
#define X509_REQ_verify (openssl()->X509_REQ_verify)
#define X509_SIG_free (openssl()->X509_SIG_free)
#define X509_STORE_CTX_get0_untrusted (openssl()->X509_STORE_CTX_get0_untrusted)
#define X509_chain_up_ref (openssl()->X509_chain_up_ref)
#define X509_free (openssl()->X509_free)
#define X509_get0_notAfter (openssl()->X509_get0_notAfter)
#define X509_get0_notBefore (openssl()->X509_get0_notBefore)
#define X509_get0_pubkey (openssl()->X509_get0_pubkey)
#define X509_get0_serialNumber (openssl()->X509_get0_serialNumber)
#define X509_get0_signature (openssl()->X509_get0_signature)
#define X509_get_X509_PUBKEY (openssl()->X509_get_X509_PUBKEY)
#define X509_get_ext_d2i (openssl()->X509_get_ext_d2i)
#define X509_get_issuer_name (openssl()->X509_get_issuer_name)
#define X509_get_subject_name (openssl()->X509_get_subject_name)
#define X509_verify (openssl()->X509_verify)
#define d2i_ASN1_SEQUENCE_ANY (openssl()->d2i_ASN1_SEQUENCE_ANY)
#define d2i_AutoPrivateKey (openssl()->d2i_AutoPrivateKey)
#define d2i_PKCS8PrivateKey_bio (openssl()->d2i_PKCS8PrivateKey_bio)
#define d2i_PUBKEY (openssl()->d2i_PUBKEY)
#define d2i_X509 (openssl()->d2i_X509)
#define d2i_X509_AUX (openssl()->d2i_X509_AUX)
#define d2i_X509_REQ (openssl()->d2i_X509_REQ)
#define i2d_ASN1_SEQUENCE_ANY (openssl()->i2d_ASN1_SEQUENCE_ANY)
#define i2d_PKCS8_PRIV_KEY_INFO (openssl()->i2d_PKCS8_PRIV_KEY_INFO)
#define i2d_PUBKEY (openssl()->i2d_PUBKEY)
#define i2d_X509 (openssl()->i2d_X509)
#define i2d_X509_PUBKEY (openssl()->i2d_X509_PUBKEY)
#define i2d_X509_REQ (openssl()->i2d_X509_REQ)
#endif

#endif
